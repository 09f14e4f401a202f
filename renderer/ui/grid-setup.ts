/** AG Grid with only what the lists need, dressed in the tokens of tokens.css. */
import {
  CellStyleModule,
  ColumnApiModule,
  colorSchemeVariable,
  EventApiModule,
  HighlightChangesModule,
  InfiniteRowModelModule,
  ModuleRegistry,
  RowApiModule,
  RowStyleModule,
  ScrollApiModule,
  TooltipModule,
  themeQuartz,
} from 'ag-grid-community';

ModuleRegistry.registerModules([
  InfiniteRowModelModule,
  RowApiModule,
  RowStyleModule,
  ColumnApiModule,
  EventApiModule,
  CellStyleModule,
  ScrollApiModule,
  HighlightChangesModule,
  TooltipModule,
]);

/** Pixels. */
export const rowHeight = 32;

export const gridTheme = themeQuartz.withPart(colorSchemeVariable).withParams({
  // Scrollbars and fields of the browser's own are dark in the dark.
  browserColorScheme: 'inherit',
  fontFamily: 'inherit',
  fontSize: 13,
  rowHeight,
  headerHeight: 32,
  spacing: 6,
  backgroundColor: 'var(--k-page)',
  foregroundColor: 'var(--k-text)',
  textColor: 'var(--k-text)',
  headerBackgroundColor: 'var(--k-panel)',
  headerTextColor: 'var(--k-dim)',
  headerFontWeight: 500,
  borderColor: 'var(--k-line)',
  rowHoverColor: 'var(--k-hover)',
  selectedRowBackgroundColor: 'var(--k-accent-faint)',
  oddRowBackgroundColor: 'var(--k-page)',
  accentColor: 'var(--k-accent)',
  rangeSelectionBorderColor: 'transparent',
  valueChangeValueHighlightBackgroundColor: 'var(--k-flash)',
  wrapperBorder: false,
  wrapperBorderRadius: 0,
  cellHorizontalPadding: 10,
});
