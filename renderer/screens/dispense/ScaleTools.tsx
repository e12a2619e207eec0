import type { DispenseScreen } from '../../../main/contract/views.ts';
import { Button } from '../../components/Button.tsx';
import { act } from '../../store/act.ts';
import { useLive } from '../../store/use-live.ts';
import { say } from '../../text/say.ts';

type ToolProps = { readonly screen: DispenseScreen };

/** Zero, in its fixed place; where it would be refused it looks so, and the press is refused and recorded. */
export function ZeroTool({ screen }: ToolProps) {
  const { scale } = screen;
  if (scale === null) return null;
  return (
    <Button
      label={say('button.zero')}
      affordance={plain(screen.affordances.ZeroScale)}
      onPress={() => void act({ type: 'ZeroScale', scale })}
    />
  );
}

export function TareTool({ screen }: ToolProps) {
  const displayed = useLive(screen.scale)?.displayed ?? null;
  if (screen.scale === null || displayed === null) return null;
  return (
    <Button
      label={say('button.tare')}
      affordance={plain(screen.affordances.CaptureTare)}
      onPress={() => void act({ type: 'CaptureTare', displayed })}
    />
  );
}

/** The tools are small: they show that they would be refused, and the block panel says why after a press. */
const plain = (affordance: DispenseScreen['affordances'][keyof DispenseScreen['affordances']]) =>
  affordance === undefined ? undefined : { ...affordance, refusals: affordance.refusals.slice(0, 1) };
