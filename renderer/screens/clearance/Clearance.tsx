import type { ClearanceScreen } from '../../../main/contract/views.ts';
import { Button } from '../../components/Button.tsx';
import { openOverlay } from '../../store/station-store.ts';
import { say } from '../../text/say.ts';
import { stepEntry } from '../StepEntry.tsx';
import { Answers } from './Answers.tsx';
import { Checklist } from './Checklist.tsx';

/** The checklist before a booth or a line is used, or the steps of a rework, item by item (rules §8). */
export function Clearance({ screen }: { readonly screen: ClearanceScreen }) {
  const entry = stepEntry(screen, <Answers screen={screen} />);
  if (entry !== null) return entry;
  const { items, rework, document, leaves, affordances } = screen;
  const done = items.filter(({ answer }) => answer !== null).length;
  const subject = [
    say(rework ? 'rework.progress' : 'clearance.progress', { done, of: items.length }),
    ...(document === null ? [] : [document]),
    ...(leaves === null ? [] : [say('clearance.leaves', { batch: leaves })]),
  ];
  return (
    <Checklist
      screen={screen}
      items={items}
      subject={subject.join(' · ')}
      canFind={!rework}
      whenDone={
        <Button
          kind="primary"
          label={say('entry.complete.do')}
          affordance={affordances.CompleteStep}
          onPress={() => openOverlay({ kind: 'sign', draft: { type: 'CompleteStep' } })}
        />
      }
    />
  );
}
