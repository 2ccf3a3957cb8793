/** Web Locks of one origin: one holder for each name, the others wait in order. */
export class Locks {
  #tails = new Map();
  #held = 0;
  /** The most that were held at the same time, under any name. */
  most = 0;

  async request(name, work) {
    const before = this.#tails.get(name);
    let free;
    this.#tails.set(name, new Promise((resolve) => { free = resolve; }));
    await before;
    this.#held++;
    this.most = Math.max(this.most, this.#held);
    try {
      return await work();
    } finally {
      this.#held--;
      free();
    }
  }

  /** As a frozen tab would: nobody else gets the lock. */
  hang(name) {
    this.#tails.set(name, new Promise(() => {}));
  }
}
