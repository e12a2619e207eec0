import type { ReactNode } from 'react';
import { Button as AriaButton } from 'react-aria-components/Button';

interface KeyProps {
  readonly children: ReactNode;
  /** Said by a screen reader where the face is a drawing. */
  readonly name?: string;
  readonly span?: number;
  readonly pressed?: boolean;
  readonly onPress: () => void;
}

/**
 * A key of the keyboards on screen. It leaves the focus in the field; keyboard users type there directly, so the
 * keys themselves are no tab stops.
 */
export function Key({ children, name, span, pressed, onPress }: KeyProps) {
  return (
    <AriaButton
      className="key"
      excludeFromTabOrder
      preventFocusOnPress
      style={span === undefined ? {} : { gridColumn: `span ${span}` }}
      {...(name !== undefined && { 'aria-label': name })}
      {...(pressed !== undefined && { 'aria-pressed': pressed })}
      onPress={onPress}
    >
      {children}
    </AriaButton>
  );
}
