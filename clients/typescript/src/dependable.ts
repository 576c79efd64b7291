import { Positions } from "./positions.js";

/** How long one call goes on before it gives up. */
export interface Patience {
  /** How often a request is sent at most; at least 1. */
  readonly attempts: number;
  /** Of one attempt, until its answer's headers are there. */
  readonly timeoutMillis: number;
  /** Before the second attempt; doubled before each one after it. */
  readonly firstPauseMillis: number;
  /** Between two attempts; who is asked to wait for longer gets the answer instead. */
  readonly longestPauseMillis: number;
}

export const USUAL: Patience = {
  attempts: 6,
  timeoutMillis: 30_000,
  firstPauseMillis: 200,
  longestPauseMillis: 10_000,
};

type Fetch = (request: Request) => Promise<Response>;

/** Nothing has happened, or the same is on its way, if they say when to ask again. */
const LATER = new Set([409, 429, 502, 503, 504]);

/**
 * `fetch` as Jiebang wants to be called: every command has an idempotency key, which stays the same
 * when the command is sent again because no answer came, and every request says which positions it
 * must see.
 */
export function dependable(
  fetch: Fetch,
  positions: Positions = new Positions(),
  patience: Patience = USUAL,
): Fetch {
  return async (request) => {
    const headers = new Headers(request.headers);
    if (request.method === "POST" && !headers.has("Idempotency-Key")) {
      headers.set("Idempotency-Key", newKey());
    }
    for (let attempt = 1; ; attempt++) {
      let pause = pauseAfter(attempt, patience);
      try {
        const answer = await fetch(attemptOf(request, headers, positions, patience));
        positions.remember(answer.headers.get("X-Position"));
        const wish = later(answer);
        if (
          wish === undefined ||
          attempt >= patience.attempts ||
          wish > patience.longestPauseMillis
        ) {
          return answer;
        }
        await answer.body?.cancel(); // gives the connection back
        pause = Math.max(pause, wish);
      } catch (failure) {
        if (attempt >= patience.attempts || request.signal.aborted) {
          throw failure;
        }
      }
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
  };
}

/** A copy, because a request's body can be read once; positions anew, others may have written. */
function attemptOf(
  request: Request,
  all: Headers,
  positions: Positions,
  patience: Patience,
): Request {
  const headers = new Headers(all);
  const seen = positions.toHeader();
  if (seen !== "" && !headers.has("X-Min-Position")) {
    headers.set("X-Min-Position", seen);
  }
  const signal = AbortSignal.any([request.signal, AbortSignal.timeout(patience.timeoutMillis)]);
  return new Request(request.clone(), { headers, signal });
}

function later(answer: Response): number | undefined {
  const seconds = answer.headers.get("Retry-After");
  return LATER.has(answer.status) && seconds !== null && /^\d{1,9}$/.test(seconds)
    ? Number(seconds) * 1000
    : undefined;
}

/** Half of it is chance, so that clients that failed together do not come back together. */
function pauseAfter(attempt: number, patience: Patience): number {
  const most = Math.min(
    patience.longestPauseMillis,
    patience.firstPauseMillis * 2 ** (attempt - 1),
  );
  return most / 2 + (Math.random() * most) / 2;
}

/** A UUIDv7: time-ordered keys keep the server's index warm. */
export function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(10));
  const random = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  const time = Date.now().toString(16).padStart(12, "0");
  const variant = "89ab"[(bytes[2] ?? 0) & 3];
  return [
    time.slice(0, 8),
    time.slice(8),
    `7${random.slice(0, 3)}`,
    `${variant}${random.slice(5, 8)}`,
    random.slice(8, 20),
  ].join("-");
}
