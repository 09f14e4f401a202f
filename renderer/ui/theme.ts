/** The look of all controls: Inter at 13 px, compact, one accent colour; light and dark come from the same tokens. */
import {
  ActionIcon,
  Autocomplete,
  Button,
  Checkbox,
  type CSSVariablesResolver,
  createTheme,
  Input,
  type MantineColorsTuple,
  Menu,
  Modal,
  MultiSelect,
  NativeSelect,
  Popover,
  Radio,
  SegmentedControl,
  Select,
  Textarea,
  TextInput,
  Tooltip,
} from '@mantine/core';

const accent: MantineColorsTuple = [
  '#e9effc',
  '#d3defa',
  '#abc1f5',
  '#7ea2ff',
  '#5d86ea',
  '#4672dd',
  '#2f5fd0',
  '#264fb0',
  '#1f4190',
  '#173272',
];

const dark: MantineColorsTuple = [
  '#e5e8ee',
  '#c9ced8',
  '#9aa4b3',
  '#6d7683',
  '#454c59',
  '#30353f',
  '#22262d',
  '#1d2026',
  '#17191e',
  '#121418',
];

const small = { size: 'xs' } as const;

export const theme = createTheme({
  fontFamily: '"Inter Variable", Inter, "Segoe UI", system-ui, sans-serif',
  fontSizes: { xs: '0.8125rem', sm: '0.8125rem', md: '0.8125rem', lg: '1rem', xl: '1.25rem' },
  spacing: { xs: '0.25rem', sm: '0.5rem', md: '0.75rem', lg: '1rem', xl: '1.5rem' },
  colors: { accent, dark },
  primaryColor: 'accent',
  primaryShade: { light: 6, dark: 5 },
  defaultRadius: 4,
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    Button: Button.extend({ defaultProps: { ...small, variant: 'default', fw: 550 } }),
    ActionIcon: ActionIcon.extend({ defaultProps: { size: 'md', variant: 'subtle', color: 'gray' } }),
    Autocomplete: Autocomplete.extend({ defaultProps: small }),
    TextInput: TextInput.extend({ defaultProps: small }),
    Textarea: Textarea.extend({ defaultProps: { ...small, autosize: true, minRows: 2, maxRows: 10 } }),
    MultiSelect: MultiSelect.extend({
      defaultProps: { ...small, comboboxProps: { shadow: 'md' } },
      styles: { pill: { fontSize: 'var(--mantine-font-size-xs)' } },
    }),
    NativeSelect: NativeSelect.extend({ defaultProps: small }),
    Select: Select.extend({
      defaultProps: { ...small, allowDeselect: false, checkIconPosition: 'right', comboboxProps: { shadow: 'md' } },
    }),
    Checkbox: Checkbox.extend({ defaultProps: small }),
    Radio: Radio.extend({ defaultProps: small }),
    SegmentedControl: SegmentedControl.extend({ defaultProps: small }),
    Menu: Menu.extend({ defaultProps: { shadow: 'md', transitionProps: { duration: 0 } } }),
    Popover: Popover.extend({ defaultProps: { shadow: 'md', transitionProps: { duration: 0 } } }),
    Modal: Modal.extend({
      defaultProps: { centered: true, lockScroll: false, transitionProps: { duration: 0 } },
      styles: { title: { fontWeight: 600 } },
    }),
    Tooltip: Tooltip.extend({ defaultProps: { openDelay: 400, transitionProps: { duration: 0 } } }),
    InputWrapper: Input.Wrapper.extend({
      styles: { label: { fontWeight: 500, marginBottom: 4 }, error: { marginTop: 4 }, description: { marginTop: 4 } },
      defaultProps: { inputWrapperOrder: ['label', 'input', 'error', 'description'] },
    }),
  },
});

/** Gives Mantine's own variables the values of the tokens in tokens.css. */
export const cssVariables: CSSVariablesResolver = () => {
  const both = {
    '--mantine-color-body': 'var(--k-page)',
    '--mantine-color-text': 'var(--k-text)',
    '--mantine-color-dimmed': 'var(--k-dim)',
    '--mantine-color-error': 'var(--k-red)',
    // White stands on it, in the dark too.
    '--mantine-color-red-filled': '#b42318',
    '--mantine-color-red-filled-hover': '#951c13',
    '--mantine-color-placeholder': 'var(--k-dim)',
    '--mantine-color-default': 'var(--k-raised)',
    '--mantine-color-default-hover': 'var(--k-hover)',
    '--mantine-color-default-color': 'var(--k-text)',
    '--mantine-color-default-border': 'var(--k-line-strong)',
    '--mantine-color-anchor': 'var(--k-accent)',
  };
  return { variables: {}, light: both, dark: both };
};

/** The nonce that the host put into the page for the style elements of this load; empty where there is none. */
export function styleNonce(): string {
  return document.querySelector<HTMLMetaElement>('meta[name=style-nonce]')?.content ?? '';
}
