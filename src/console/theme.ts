import { type CSSVariablesResolver, createTheme, type MantineColorsTuple } from '@mantine/core';

const cobalt: MantineColorsTuple = [
  '#eef2ff',
  '#dde5fd',
  '#b9c8f8',
  '#92a9f3',
  '#6f8def',
  '#4c6fee',
  '#3a5ce0',
  '#2b4fd0',
  '#2446bd',
  '#183598',
];

/** The look of the console: the components take our tokens. */
export const theme = createTheme({
  primaryColor: 'cobalt',
  primaryShade: { light: 7, dark: 6 },
  colors: { cobalt },
  fontFamily: 'var(--font)',
  fontFamilyMonospace: 'var(--mono)',
  defaultRadius: 'md',
  radius: { sm: '6px', md: '9px', lg: '14px' },
  headings: { fontFamily: 'var(--font)', fontWeight: '650' },
  cursorType: 'pointer',
  respectReducedMotion: true,
  focusRing: 'auto',
});

const shared = {
  '--mantine-color-body': 'var(--canvas)',
  '--mantine-color-text': 'var(--ink)',
  '--mantine-color-dimmed': 'var(--ink-3)',
  '--mantine-color-default': 'var(--surface)',
  '--mantine-color-default-hover': 'var(--hover)',
  '--mantine-color-default-color': 'var(--ink)',
  '--mantine-color-default-border': 'var(--line-strong)',
  '--mantine-color-placeholder': 'var(--ink-3)',
  '--mantine-color-error': 'var(--bad)',
};

/** Fields and their borders lie on our own dark, not on a grey of their own. */
const dark = { ...shared, '--mantine-color-dark-6': 'var(--sunken)', '--mantine-color-dark-4': 'var(--line-strong)' };

export const cssVariables: CSSVariablesResolver = () => ({ variables: {}, light: shared, dark });
