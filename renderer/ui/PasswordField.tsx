/** A field for a password, with the eye that shows it named in the user's language. */
import { PasswordInput, type PasswordInputProps } from '@mantine/core';
import { controlTexts } from '../text/controls.ts';
import { useText } from './language.tsx';

export function PasswordField(props: PasswordInputProps) {
  const t = useText(controlTexts);
  return <PasswordInput size="xs" visibilityToggleButtonProps={{ 'aria-label': t('showPassword') }} {...props} />;
}
