import type { ExceptionCard, HoldCard, Screen } from '../../main/contract/views.ts';

/** The exception of that id, where the present screen shows it. */
export const exceptionOn = (screen: Screen, id: string): ExceptionCard | undefined =>
  [
    ...('exceptions' in screen ? screen.exceptions : []),
    ...(screen.kind === 'work' ? screen.closedExceptions : []),
  ].find((each) => each.id === id);

export const holdOn = (screen: Screen, id: string): HoldCard | undefined =>
  screen.kind === 'work' ? screen.holds.find((each) => each.id === id) : undefined;
