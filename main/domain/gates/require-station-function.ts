import { finding, type Gate } from './gate.ts';

/** Stations are bound to functions; work of another function is refused there and logged (S122). */
export const requireStationFunction: Gate = {
  id: 'requireStationFunction',
  when: 'always',
  check: ({ command, station, recipeStep: step }) => {
    const needed =
      command.type === 'OpenFunction'
        ? command.function
        : command.type === 'IssueBatch'
          ? 'review'
          : step?.function;
    if (!needed) return null;
    if (!station.functions.includes(needed)) {
      return finding('station.function', { station: station.id, function: needed });
    }
    return step &&
      command.type !== 'IssueBatch' &&
      command.type !== 'OpenFunction' &&
      step.station !== station.id
      ? finding('station.other', { station: station.id, bound: step.station, step: step.id })
      : null;
  },
};
