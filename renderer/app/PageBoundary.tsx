/** Keeps a mistake in one page from taking the others with it. */
import { Component, type ReactNode } from 'react';

interface Props {
  readonly failed: ReactNode;
  readonly children: ReactNode;
}

export class PageBoundary extends Component<Props, { readonly broken: boolean }> {
  static getDerivedStateFromError() {
    return { broken: true };
  }
  override state = { broken: false };
  override render() {
    return this.state.broken ? this.props.failed : this.props.children;
  }
}
