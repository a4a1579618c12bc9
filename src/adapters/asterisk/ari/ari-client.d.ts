/** What we use of ari-client 2.2.0, which carries no types. Its operations are generated at run time from the server's own description. */
declare module 'ari-client' {
  export interface Client {
    on(
      event: 'WebSocketConnected' | 'WebSocketReconnecting' | 'WebSocketMaxRetries' | 'pong',
      listener: (problem?: unknown) => void,
    ): this;
    start(application: string): Promise<void>;
    stop(): void;
    ping(): void;

    /** The server's description of itself, read at `connect`. */
    readonly _swagger: {
      readonly apis: Readonly<
        Record<string, { readonly operations: Readonly<Record<string, Described | undefined>> } | undefined>
      >;
    };
  }

  type Described = {
    readonly method: string;
    readonly path: string;
    readonly parameters: readonly { readonly name: string; readonly paramType: 'path' | 'query' | 'body' }[];
  };

  export function connect(url: string, user: string, password: string): Promise<Client>;
}
