import { jiebang, Positions, signedIn, type Options } from "@jiebang/client";

/** What the program is started with, on its standard input. */
export interface Start {
  readonly address: string;
  /** By account. */
  readonly passwords: Readonly<Record<string, string>>;
}

/** Somebody signed in. */
export interface Player {
  readonly call: ReturnType<typeof jiebang>;
  readonly person: string;
  /** Where this player holds a role, e.g. `COM@community:0190…` by `COM`. */
  scope(role: string): string;
}

/** Who plays, signed in when first needed; all see what the others have written. */
export class Cast {
  readonly #positions = new Positions();
  readonly #players = new Map<string, Promise<Player>>();

  constructor(readonly start: Start) {}

  player(account: string): Promise<Player> {
    let player = this.#players.get(account);
    if (player === undefined) {
      player = this.#signIn(account);
      this.#players.set(account, player);
    }
    return player;
  }

  async #signIn(account: string): Promise<Player> {
    const options: Options = { address: this.start.address, positions: this.#positions };
    const password = this.start.passwords[account];
    if (password === undefined) {
      throw new Error(`no password of ${account}`);
    }
    const token = signedIn(options, { account, password });
    const call = jiebang({ ...options, token });
    const me = given(await call.GET("/api/v1/me"));
    return {
      call,
      person: me.sub,
      scope: (role) => {
        const grant = me.grants.find((one) => one.startsWith(`${role}@`));
        if (grant === undefined) {
          throw new Error(`${account} does not hold ${role}`);
        }
        return grant.slice(grant.indexOf(":") + 1);
      },
    };
  }
}

/** What came back, when it was good; else an error with the problem's code. */
export function given<T>(answer: {
  readonly data?: T;
  readonly error?: { readonly code: string; readonly detail: string };
  readonly response: Response;
}): T {
  if (answer.error !== undefined || answer.data === undefined) {
    const { url, status } = answer.response;
    throw new Error(`${url}: ${status} ${answer.error?.code} ${answer.error?.detail}`);
  }
  return answer.data;
}

/** Asks until the answer is there: a deadline that the system notices. Bounded. */
export async function until<T>(ask: () => Promise<T>, there: (answer: T) => boolean): Promise<T> {
  const end = Date.now() + 20_000;
  for (;;) {
    const answer = await ask();
    if (there(answer)) {
      return answer;
    }
    if (Date.now() > end) {
      throw new Error(`did not come to what was awaited: ${JSON.stringify(answer)}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
