/** As many as a request may carry; the ones longest ago are surely everywhere by now. */
const MOST = 64;

/**
 * Where what this client has done stands in the logs of the services. Sent with every request, so
 * that whoever has written reads it, from whichever service it asks.
 */
export class Positions {
  readonly #highest = new Map<string, number>();

  /** Remembers what an answer says in `X-Position`, for instance `needs/17/4711`. */
  remember(said: string | null): void {
    for (const position of said?.split(",") ?? []) {
      const [, part, at] = /^\s*(\S+)\/(\d+)\s*$/.exec(position) ?? [];
      if (part !== undefined && at !== undefined) {
        const before = this.#highest.get(part) ?? 0;
        this.#highest.delete(part); // and again at the end, as the youngest
        this.#highest.set(part, Math.max(before, Number(at)));
      }
    }
    for (const part of this.#highest.keys()) {
      if (this.#highest.size <= MOST) break;
      this.#highest.delete(part);
    }
  }

  /** As `X-Min-Position` wants them; empty when nothing has been written. */
  toHeader(): string {
    return [...this.#highest].map(([part, at]) => `${part}/${at}`).join(",");
  }
}
