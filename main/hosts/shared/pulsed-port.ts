import type { StationPort } from '../../contract/station-port.ts';

/** The same port, whose pulses also tell the host that its screen is alive. */
export function pulsedPort(port: StationPort, beat: () => void): StationPort {
  return {
    hello: () => port.hello(),
    dispatch: (command) => port.dispatch(command),
    query: (query) => port.query(query),
    upload: (part) => port.upload(part),
    subscribe: (onPush) => port.subscribe(onPush),
    ...(port.bench ? { bench: port.bench.bind(port) } : {}),
    pulse: (touched) => {
      beat();
      return port.pulse(touched);
    },
  };
}
