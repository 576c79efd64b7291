/**
 * What a program makes of answers that know more names than it does. Started with the address on
 * its standard input; prints one JSON object.
 */
import { text } from "node:stream/consumers";
import { jiebang } from "@jiebang/client";
import { given } from "./players.js";

const { GET, POST } = jiebang({
  address: await text(process.stdin),
  token: () => "token",
  patience: { attempts: 6, timeoutMillis: 1000, firstPauseMillis: 10, longestPauseMillis: 2000 },
});
const id = "01920000-0000-7000-8000-000000000001";
const here = { params: { path: { id } } };

const submitted = given(
  await POST("/api/v1/needs", {
    body: {
      community: id,
      category: "MOON_CARE",
      text: "…",
      authorName: "…",
      authorPhone: "+86 100 0000 0003",
    },
  }),
);
const read = given(await GET("/api/v1/needs/{id}", here));
const refused = await POST("/api/v1/needs/{id}/verify", { ...here, body: { urgency: "COSMIC" } });
const closed = await POST("/api/v1/needs/{id}/list", { ...here, body: { list: id } });
console.log(
  JSON.stringify({
    submitted: submitted.id,
    state: read.state,
    urgency: read.urgency,
    dueAt: read.dueAt,
    refused: refused.error?.code,
    closed: closed.response.status,
  }),
);
