import createClient, { type Client } from "openapi-fetch";
import type { components, paths } from "./contract.js";
import { dependable, type Patience } from "./dependable.js";
import { Positions } from "./positions.js";

export type { components, paths } from "./contract.js";
export { newKey, USUAL, type Patience } from "./dependable.js";
export { Positions } from "./positions.js";

/** Why Jiebang refused; branch on its `code`, and expect codes that you do not know. */
export type Problem = components["schemas"]["Problem"];

/** What Jiebang answers with, by its name in the contract: `Schema<"Need">`. */
export type Schema<Name extends keyof components["schemas"]> = components["schemas"][Name];

export interface Options {
  /** Without a path, for instance `https://jiebang.example`. */
  readonly address: string;
  /** Asked before every call, so that it may be renewed. */
  readonly token?: () => string | Promise<string>;
  /** Shared by clients that are to see each other's writes. */
  readonly positions?: Positions;
  readonly patience?: Patience;
  /** The platform's, unless it is wrapped for proxies or certificates. */
  readonly fetch?: (request: Request) => Promise<Response>;
}

/**
 * One Jiebang, as somebody: every operation of the contract with its types. Keys of commands,
 * repeats and positions are taken care of.
 */
export function jiebang(options: Options): Client<paths> {
  const client = createClient<paths>({
    baseUrl: options.address,
    fetch: dependable(
      options.fetch ?? ((request) => fetch(request)),
      options.positions,
      options.patience,
    ),
  });
  const token = options.token;
  if (token !== undefined) {
    client.use({
      async onRequest({ request }) {
        request.headers.set("Authorization", `Bearer ${await token()}`);
        return request;
      },
    });
  }
  return client;
}

/** A person's account and password, a partner app's client and secret, or all four. */
export type Who = Schema<"SignInRequest">;

/**
 * Tokens of Jiebang's own issuer: signs in when one is first wanted, and again before it ends.
 * Throws when Jiebang gives none.
 */
export function signedIn(options: Options, who: Who): () => Promise<string> {
  const { token: _, ...nobody } = options;
  const { POST } = jiebang(nobody);
  let current: Promise<string> | undefined;
  let goodUntil = 0;
  return () => {
    if (current === undefined || Date.now() > goodUntil) {
      goodUntil = Infinity; // until it is there, all wait for the same one
      current = POST("/api/v1/auth/tokens", { body: who }).then(({ data, error }) => {
        if (data === undefined) {
          throw new Error(`cannot sign in: ${error?.code}`);
        }
        goodUntil = Date.now() + data.expiresInSeconds * 800;
        return data.accessToken;
      });
      current.catch(() => (current = undefined));
    }
    return current;
  };
}
