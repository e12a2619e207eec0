import type { FaultScreen } from '../../contract/views.ts';
import type { ViewInput } from './view-input.ts';

/** The station cannot work; nothing is offered that would need it to. */
export const faultScreen = ({ faults }: ViewInput): FaultScreen => ({ kind: 'fault', reasons: faults });
