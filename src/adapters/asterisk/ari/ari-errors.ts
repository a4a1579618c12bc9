/** Asterisk answered, and said no. `code` is its message in snake_case: `channel_not_found`, `allocation_failed`. */
export class AriRefusal extends Error {
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.name = 'AriRefusal';
    this.code = code;
  }
}

/** No answer came: what was asked may have happened or not. */
export class AriNoAnswer extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'AriNoAnswer';
  }
}
