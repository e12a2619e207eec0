import { assertNever } from '../../../main/contract/result.ts';
import type { WorkScreen } from '../../../main/contract/views.ts';
import type { LaboratorySheet } from '../../store/overlay.ts';
import { EnterResult } from './EnterResult.tsx';
import { JudgeLot } from './JudgeLot.tsx';
import { SendSample } from './SendSample.tsx';
import { StoreSample } from './StoreSample.tsx';
import { TakeSample } from './TakeSample.tsx';

/** The sheets of the laboratory; one that names something the screen no longer shows is not drawn. */
export function LaboratorySheets({
  sheet,
  screen,
}: {
  readonly sheet: LaboratorySheet;
  readonly screen: WorkScreen;
}) {
  const { laboratory, lots } = screen;
  switch (sheet.for) {
    case 'take':
      return <TakeSample form={laboratory.take} />;
    case 'send':
      return <SendSample sample={sheet.sample} />;
    case 'store':
      return <StoreSample sample={sheet.sample} places={laboratory.places} />;
    case 'enter': {
      const tests = laboratory.samples.find(({ id }) => id === sheet.sample)?.tests;
      const line = tests?.find(({ test }) => test === sheet.test);
      return line === undefined ? null : <EnterResult sample={sheet.sample} line={line} />;
    }
    case 'lot': {
      const lot = lots.find((each) => each.lot === sheet.lot);
      return lot === undefined ? null : <JudgeLot lot={lot} />;
    }
    default:
      return assertNever(sheet, 'sheet');
  }
}
