import { type Shape, StateShape } from '../../components/StateShape.tsx';
import { say } from '../../text/say.ts';

const STAGES = ['asFound', 'adjust', 'asLeft', 'requestReturn', 'approveReturn'] as const;
export type Stage = (typeof STAGES)[number];

/** Where a scale or detector stands on its way back: as found, adjustment, as left, request, approval (rules §5). */
export function ServicePath({ stage: now }: { readonly stage: Stage }) {
  const at = STAGES.indexOf(now);
  return (
    <ol className="service-path" aria-label={say('equipment.way')}>
      {STAGES.map((stage, index) => {
        const shape: Shape = index < at ? 'done' : index === at ? 'now' : 'planned';
        return (
          <li key={stage} data-stage={shape} aria-current={index === at ? 'step' : undefined}>
            <StateShape shape={shape} /> {say(`equipment.stage.${stage}`)}
          </li>
        );
      })}
    </ol>
  );
}
