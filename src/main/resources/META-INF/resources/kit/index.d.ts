/** The browser kit of Mia Consent. docs/kit.md has examples. */

/** A category of the catalogue that needs consent, like `analytics`. */
export type Category = string;

/** What the visitor's choice comes to at this moment. */
export interface ConsentState {
  /** `unset` where no choice counts; `partial` where some categories are allowed. */
  readonly status: 'unset' | 'granted' | 'refused' | 'partial';
  /**
   * Whether each category may be used now. Whatever is not `true` is No: before the service has answered in this page, for a
   * choice that it has not stored, and under Global Privacy Control.
   */
  readonly choices: Readonly<Record<Category, boolean>>;
  /** When it was decided, ISO 8601 in UTC; null where this browser keeps no choice. */
  readonly decidedAt: string | null;
  /** When it counts no more: at most twelve months later. */
  readonly expiresAt: string | null;
  /** The version of the cookie policy in force; null until the service has answered. */
  readonly policyVersion: string | null;
  /** Whether the visitor should be asked. Never before the service has answered, nor under Global Privacy Control. */
  readonly promptRequired: boolean;
  /** Whether the browser sends Global Privacy Control. */
  readonly gpc: boolean;
  /** False while a choice waits to be stored. It counts as No until then, and is sent again as long as the page lives. */
  readonly saved: boolean;
}

/** What the visitor was shown when he chose. */
export interface Shown {
  /** `banner` for accept() and decline(), `settings` for save() unless named. */
  readonly source?: 'banner' | 'settings';
  /** The `sha256` of the notice; without it the record says that the text is not attested. */
  readonly notice?: string;
  /** The BCP 47 tag of the text's language; the kit's own unless named. */
  readonly locale?: string;
  /** The version that the text was about; the one in force unless named. */
  readonly policyVersion?: string;
}

/** The choice about what is optional, for the account where somebody is signed in, else for this browser. */
export declare const consent: {
  /** The state now; asks nobody. */
  current(): ConsentState;
  /** Asks the service once a page, and again where it could not be reached. Never rejects. */
  load(): Promise<ConsentState>;
  /**
   * Yes to every category. Fulfilled when the first try to store it is over: `saved` tells how that went. What was allowed
   * stays so meanwhile, what is new is allowed when it is stored. Never rejects.
   */
  accept(shown?: Shown): Promise<ConsentState>;
  /** No to every category. It counts at once, in all tabs, whether it can be stored or not. Never rejects. */
  decline(shown?: Shown): Promise<ConsentState>;
  /** Each category that is `true` is a Yes, every other one a No. Never rejects. */
  save(choices: Readonly<Record<Category, boolean>>, shown?: Shown): Promise<ConsentState>;
  /** Takes back what was allowed, as decline() does; the record says that it was withdrawn. Never rejects. */
  withdraw(): Promise<ConsentState>;
  /** Moves to the `<mia-privacy-settings>` of the page, or opens a dialog with one. */
  openSettings(): Promise<void>;
  /**
   * Calls the listener with the new state whenever it changes: for what is done in this tab before the call returns, for other
   * tabs a moment later. Not called with the present state.
   *
   * @returns ends the calls
   */
  onChange(listener: (state: ConsentState) => void): () => void;
};

/** Who is signed in, as the service says it. Times are ISO 8601 in UTC. */
export interface Session {
  readonly account: { readonly id: string };
  readonly session: { readonly id: string; readonly createdAt: string; readonly expiresAt: string };
  readonly accessExpiresAt: string;
}

/** An email and its password, or an assertion of a trusted issuer. */
export type Credentials = { readonly email: string; readonly password: string } | { readonly assertion: string };

/** A refusal of the service (RFC 9457). */
export declare class MiaProblem extends Error {
  /** Of the answer; 0 where the service could not be reached. */
  readonly status: number;
  /** The last part of the problem's type, like `wrong-credentials`; null where something else than the service answered. */
  readonly slug: string | null;
  /** What the caller can do. */
  readonly detail: string | null;
  /** The fields that are wrong. */
  readonly errors: readonly { readonly field: string; readonly detail: string }[];
  /** Seconds to wait; null where none were named. */
  readonly retryAfter: number | null;
}

/** The session of this browser. A network failure never ends it; only the service does. */
export declare const session: {
  /** Who is signed in, as far as this page knows; asks nobody. */
  current(): Session | null;
  /**
   * Asks who is signed in; null for nobody.
   *
   * @throws MiaProblem where that cannot be told, which does not mean that nobody is
   */
  load(): Promise<Session | null>;
  /**
   * Signs in, and brings what this browser chose before to the account.
   *
   * @throws MiaProblem `wrong-credentials`, `invalid-assertion`, `too-many-attempts` or status 0
   */
  signIn(credentials: Credentials): Promise<Session>;
  /**
   * Makes an account and signs in.
   *
   * @throws MiaProblem `email-taken`, `weak-password`, `invalid-request` or status 0
   */
  signUp(credentials: { readonly email: string; readonly password: string }): Promise<Session>;
  /**
   * Signs out in all tabs. The choice of this browser stays, its receipt goes.
   *
   * @throws MiaProblem where that was not possible; then the session goes on
   */
  signOut(): Promise<void>;
  /**
   * Like window.fetch. On this origin it adds X-CSRF-Token to unsafe methods, and where the answer is `not-signed-in` or
   * `access-token-expired` it renews the session once and sends the request again. A body that is a ReadableStream cannot be
   * sent twice, so the refusal is the answer.
   */
  fetch(input: RequestInfo | URL, init?: RequestInit): Promise<Response>;
  /** Calls the listener when somebody signs in or out, in any tab; null for nobody. @returns ends the calls */
  onChange(listener: (session: Session | null) => void): () => void;
};

export type Theme = 'dark' | 'light' | 'amoled' | 'midnight';
export type Language = 'en' | 'de' | 'fr' | 'es' | 'uk' | 'ar';

export interface Preferences {
  /** Null where none was chosen: then the device decides. */
  readonly theme: Theme | null;
  readonly language: Language | null;
  /** `#rrggbb` in lower case. */
  readonly accent: string | null;
}

/** Kept in this browser alone and never sent. Each applies at once in all tabs; null takes a preference back. */
export declare const preferences: {
  current(): Preferences;
  /** Sets `data-theme` of the html element. @throws RangeError for any other value */
  setTheme(theme: Theme | null): void;
  /** @throws RangeError for any other value */
  setLanguage(language: Language | null): void;
  /** Sets `--mia-accent` and `--mia-accent-ink` of the html element. @throws RangeError for what is no `#rrggbb` */
  setAccent(accent: string | null): void;
  /** Calls the listener after each change, in any tab. @returns ends the calls */
  onChange(listener: (preferences: Preferences) => void): () => void;
};

export declare const THEMES: readonly Theme[];

/** Black or white, whichever can be read on this `#rrggbb` with a contrast of at least 4.5 (WCAG 2.2, 1.4.3). */
export declare function inkOn(colour: string): string;

declare global {
  interface HTMLElementTagNameMap {
    /** Asks once there is something to ask. Not modal. */
    'mia-privacy-prompt': HTMLElement;
    /** The choice, its history and receipts, a copy of everything, offline copies. */
    'mia-privacy-settings': HTMLElement;
  }
}
