/** What we use of ari-client 2.2.0, which carries no types. Its operations are generated at run time from the server's own description. */
declare module 'ari-client' {
  type Operation = (parameters?: Record<string, unknown>) => Promise<unknown>;

  export interface Client {
    /** Every event of the application, as parsed JSON. */
    on(event: '*', listener: (event: unknown) => void): this;
    on(
      event: 'WebSocketConnected' | 'WebSocketReconnecting' | 'WebSocketMaxRetries' | 'pong',
      listener: (problem?: unknown) => void,
    ): this;
    start(application: string): Promise<void>;
    stop(): void;
    ping(): void;

    asterisk: Record<'getInfo', Operation>;
    applications: Record<'get', Operation>;
    bridges: Record<'list' | 'createWithId' | 'addChannel' | 'destroy', Operation>;
    channels: Record<
      'list' | 'originateWithId' | 'hangup' | 'playWithId' | 'startSilence' | 'stopSilence' | 'rtpstatistics' | 'getChannelVar',
      Operation
    >;
    playbacks: Record<'get' | 'stop', Operation>;
  }

  export function connect(url: string, user: string, password: string): Promise<Client>;
}
