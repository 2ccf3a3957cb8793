/** A clock that goes on when it is told to, with the timers of one page. */
export class Clock {
  #timers = [];
  #ids = 0;

  constructor(start) {
    this.now = Date.parse(start);
  }

  setTimeout(work, ms = 0) {
    this.#timers.push({ id: ++this.#ids, at: this.now + (ms || 0), work });
    return this.#ids;
  }

  clearTimeout(id) {
    this.#timers = this.#timers.filter((timer) => timer.id !== id);
  }

  async advance(ms) {
    const end = this.now + ms;
    await quiet();
    for (let next = this.#next(end); next; next = this.#next(end)) {
      this.#timers.splice(this.#timers.indexOf(next), 1);
      this.now = Math.max(this.now, next.at);
      next.work();
      await quiet();
    }
    this.now = end;
  }

  #next(end) {
    return this.#timers.filter(({ at }) => at <= end).sort((a, b) => a.at - b.at || a.id - b.id)[0];
  }
}

/** Until nothing runs any more that does not wait for the clock or for the service. */
export async function quiet() {
  for (let i = 0; i < 30; i++) {
    await new Promise(setImmediate);
  }
}
