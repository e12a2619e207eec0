import type { ReactNode } from 'react';
import type { DispenseScreen } from '../../../main/contract/views.ts';
import { Code } from '../../components/Code.tsx';
import { say } from '../../text/say.ts';
import { StepFrame } from '../StepFrame.tsx';

interface DispenseFrameProps {
  readonly screen: DispenseScreen;
  readonly tools?: ReactNode;
  readonly primary: ReactNode;
  readonly accept?: ReactNode;
  readonly children: ReactNode;
}

/** Under the task: the material and lot as on the label; the hazards stay in sight through the whole step. */
export function DispenseFrame({ screen, ...rest }: DispenseFrameProps) {
  const { item, lot } = screen;
  const subject = (
    <>
      {item.id} {item.name} · {say('dispense.lot')} <Code>{lot.id}</Code>
      {lot.expiry !== null && ` · ${say('lots.expiry', { day: lot.expiry })}`}
      {lot.assay !== null && ` · ${say('dispense.assay', { assay: lot.assay })}`}
    </>
  );
  return <StepFrame screen={screen} subject={subject} hazards={item.hazards} {...rest} />;
}
