// Types of the contract: node generate.mjs CONTRACT FILE
import { readFile, writeFile } from "node:fs/promises";
import openapiTS, { astToString } from "openapi-typescript";
import { parse } from "yaml";

// The client sends them by itself; required, they would be an argument of every call.
const OWN = ["IdempotencyKey", "MinPosition"].map((name) => `#/components/parameters/${name}`);

// Every list comes as a sheet too, to whoever asks for one by Accept; the client asks for JSON.
const SHEETS = [
  "text/csv",
  "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
];

const [contract, file] = process.argv.slice(2);
const document = parse(await readFile(contract, "utf8"));
for (const path of Object.values(document.paths)) {
  for (const operation of Object.values(path)) {
    if (Array.isArray(operation.parameters)) {
      operation.parameters = operation.parameters.filter(({ $ref }) => !OWN.includes($ref));
    }
    for (const { content } of Object.values(operation.responses ?? {})) {
      if (content?.["application/json"] !== undefined) {
        SHEETS.forEach((type) => delete content[type]);
      }
    }
  }
}
await writeFile(file, astToString(await openapiTS(document)));
