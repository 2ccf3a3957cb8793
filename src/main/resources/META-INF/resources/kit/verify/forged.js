/** A text is not what it claims to be: `reason` names the words that say why, and `said` is what stands in them. */
export class Forged extends Error {
  constructor(reason, said = {}) {
    super(reason);
    this.reason = reason;
    this.said = said;
  }
}

/** Nothing could be found out, since something is missing or wrong that is not the receipt. */
export class WrongUse extends Error {
  constructor(reason) {
    super(reason);
    this.reason = reason;
  }
}
