const MINUTE_MS = 60_000;

/** Counts what was turned away at the door, and reports the sum once a minute: the log gets one line, not thousands. */
export interface FloodCount {
  add(): void;
  /** Reports what is not yet reported, at shut-down. */
  end(): void;
}

export function floodCount(report: (count: number) => void): FloodCount {
  let count = 0;
  let timer: NodeJS.Timeout | undefined;
  const flush = () => {
    clearTimeout(timer);
    timer = undefined;
    const counted = count;
    count = 0;
    if (counted > 0) report(counted);
  };
  return {
    add() {
      count += 1;
      timer ??= setTimeout(flush, MINUTE_MS).unref();
    },
    end: flush,
  };
}
