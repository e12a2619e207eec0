import { Square, SquareCheck } from 'lucide-react';
import { Button as AriaButton } from 'react-aria-components/Button';

/** Something that a person confirms to have done or seen. */
export function Tick({
  icon,
  on,
  text,
  onPress,
}: {
  readonly icon: React.ReactNode;
  readonly on: boolean;
  readonly text: string;
  readonly onPress: () => void;
}) {
  return (
    <AriaButton className="check-tick" aria-pressed={on} onPress={onPress}>
      {icon}
      <span>{text}</span>
      {on ? <SquareCheck aria-hidden="true" /> : <Square aria-hidden="true" />}
    </AriaButton>
  );
}
