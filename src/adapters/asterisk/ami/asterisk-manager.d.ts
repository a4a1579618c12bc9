/** What we use of asterisk-manager 0.2.0, which carries no types. */
declare module 'asterisk-manager' {
  /** Keys in lower case. A key that comes twice makes an array. */
  type Message = Readonly<Record<string, unknown>>;

  interface Manager {
    on(event: 'managerevent', listener: (event: Message) => void): void;
    on(event: 'close', listener: () => void): void;
    connect(port: number, host: string, connected: () => void): void;
    /** Calls back with an answer when it was refused, with nothing when it was not. */
    login(done: (refusal?: Message) => void): void;
    action(action: Record<string, string>, done: (refusal: Message | undefined, answer: Message) => void): string;
    disconnect(): void;
  }

  /** Without a port it does not connect by itself. */
  function createManager(port: undefined, host: string, user: string, password: string, events: boolean): Manager;
  export = createManager;
}
