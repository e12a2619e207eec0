import type { ReactNode } from 'react';
import { Button as AriaButton } from 'react-aria-components/Button';
import type { Affordance } from '../../main/contract/views.ts';
import { useRecording } from '../store/use-recording.ts';
import { refusalText } from '../text/refusal-text.ts';
import { say } from '../text/say.ts';
import './button.css';

interface ButtonProps {
  /** What a press does, as a verb. */
  readonly label: string;
  /** A second, smaller line: what exactly is recorded, or why it would be refused now. */
  readonly detail?: string | undefined;
  readonly icon?: ReactNode;
  readonly kind?: 'primary' | 'normal' | 'quiet' | 'stop' | undefined;
  readonly size?: 'normal' | 'primary' | 'least' | undefined;
  /** Whether it would pass now. A press that would be refused stays possible: its refusal is logged (rules §5). */
  readonly affordance?: Affordance | undefined;
  readonly pressed?: boolean | undefined;
  readonly autoFocus?: boolean | undefined;
  readonly name?: string | undefined;
  readonly type?: 'button' | 'submit' | undefined;
  readonly onPress?: (() => void) | undefined;
}

/** The one kind of button: acts on release inside it, 300 ms after a change of screen at the earliest. */
export function Button(props: ButtonProps) {
  const {
    label,
    icon,
    kind = 'normal',
    size = kind === 'primary' ? 'primary' : 'normal',
    affordance,
  } = props;
  const recording = useRecording(kind === 'primary');
  const refusal = affordance?.passes === false ? affordance.refusals[0] : undefined;
  const why = refusal === undefined ? undefined : refusalText(refusal).title;
  // Only the primary button has room to say why; the others look hollow, and the block panel says it after a press.
  const detail = why !== undefined && kind === 'primary' ? why : props.detail;
  return (
    <AriaButton
      className="button"
      data-kind={kind}
      data-size={size}
      data-refused={affordance?.passes === false || undefined}
      type={props.type ?? 'button'}
      {...(props.name !== undefined && { 'aria-label': props.name })}
      {...(props.pressed !== undefined && { 'aria-pressed': props.pressed })}
      {...(props.autoFocus !== undefined && { autoFocus: props.autoFocus })}
      {...(props.onPress !== undefined && { onPress: props.onPress })}
    >
      {icon}
      <span className="button-text">
        <span className="button-label">{recording ? say('button.recording') : label}</span>
        {detail !== undefined && <span className="button-detail">{detail}</span>}
        {why !== undefined && kind !== 'primary' && <span className="unseen">. {why}</span>}
      </span>
    </AriaButton>
  );
}
