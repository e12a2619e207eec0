import type { TextStyle } from '../template.ts';

/** Names of what stands below them. */
export const caption: TextStyle = { size: 1.9 };
/** Values that are read at arm's length: batch, step, tare, gross. */
export const figure: TextStyle = { size: 4, minSize: 1.8, weight: 'bold' };
export const smallFigure: TextStyle = { size: 3.25, minSize: 1.8, weight: 'bold' };
/** The fine print of the record: who, when, with what. */
export const detail: TextStyle = { size: 2.3, minSize: 1.6 };
/** White on a black band: what nobody may overlook. */
export const warning: TextStyle = { size: 4, minSize: 2.25, weight: 'bold', align: 'center', ink: 'white' };
