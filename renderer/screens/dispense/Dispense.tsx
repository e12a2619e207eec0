import type { ComponentType } from 'react';
import type { DispensePhase, DispenseScreen } from '../../../main/contract/views.ts';
import { stepEntry } from '../StepEntry.tsx';
import { ChooseScale } from './phases/ChooseScale.tsx';
import { Fill } from './phases/Fill.tsx';
import { Finish } from './phases/Finish.tsx';
import { PrintLabel } from './phases/PrintLabel.tsx';
import { RemoveContainer } from './phases/RemoveContainer.tsx';
import { RemoveExcess } from './phases/RemoveExcess.tsx';
import { ScanSource } from './phases/ScanSource.tsx';
import { TareContainer } from './phases/TareContainer.tsx';
import { VerifyContainer } from './phases/VerifyContainer.tsx';
import { ZeroPan } from './phases/ZeroPan.tsx';
import './dispense.css';

const PHASES: Readonly<Record<DispensePhase, ComponentType<{ screen: DispenseScreen }>>> = {
  scale: ChooseScale,
  source: ScanSource,
  zero: ZeroPan,
  tare: TareContainer,
  fill: Fill,
  overshoot: RemoveExcess,
  label: PrintLabel,
  settlePrint: PrintLabel,
  verify: VerifyContainer,
  remove: RemoveContainer,
  finish: Finish,
  done: Finish,
};

/** Weighing out one material: the station says which part of the work is next, this draws it. */
export function Dispense({ screen }: { readonly screen: DispenseScreen }) {
  const entry = stepEntry(screen);
  if (entry !== null) return entry;
  const Phase = PHASES[screen.phase];
  return <Phase screen={screen} />;
}
