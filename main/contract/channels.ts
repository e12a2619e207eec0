/** The channels between a sandboxed screen and its Electron host. There are no others. */
export const CHANNELS = {
  /** Invoked with one request of the wire as text; answers with one response as text. */
  request: 'station:request',
  /** Invoked when a screen starts to listen; the pushes begin with a whole view. */
  subscribe: 'station:subscribe',
  /** Sent by the host: one push of the wire as text. */
  push: 'station:push',
} as const;
