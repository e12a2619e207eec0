/** Messages a second before anybody has signed in: a screen needs a handful, a script that knocks needs no more. */
export const PACE_BEFORE_SESSION = 100;
/** Messages a second that are read within a session; the station itself refuses commands long before that. */
export const PACE_IN_SESSION = 1000;

const SECOND_MS = 1000;

export interface MessagePace {
  /** Counts a message; the milliseconds until the second ends when there are more than `limit` in it, else 0. */
  count(limit: number): number;
}

/** `now` is monotonic, in ms. */
export function messagePace(now: () => number): MessagePace {
  let began = now();
  let messages = 0;
  return {
    count(limit) {
      const time = now();
      if (time - began >= SECOND_MS) {
        began = time;
        messages = 0;
      }
      messages += 1;
      return messages > limit ? began + SECOND_MS - time : 0;
    },
  };
}
