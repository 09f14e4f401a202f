/** One page of a PDF on a canvas, drawn when it comes near the screen, with its text to be selected. */
import { useEffect, useRef, useState } from 'react';
import { type PDFDocumentProxy, pdfLibrary } from './pdf.ts';

interface PdfPageProps {
  readonly pdf: PDFDocumentProxy;
  readonly number: number;
  /** CSS pixels of the page at 100 %. */
  readonly size: { readonly width: number; readonly height: number };
  readonly scale: number;
  readonly text?: boolean;
  readonly label: string;
}

function useNear(box: React.RefObject<HTMLElement | null>): boolean {
  const [near, setNear] = useState(false);
  useEffect(() => {
    if (!box.current) return;
    const observer = new IntersectionObserver(([entry]) => entry?.isIntersecting && setNear(true), {
      rootMargin: '600px',
    });
    observer.observe(box.current);
    return () => observer.disconnect();
  }, [box]);
  return near;
}

export function PdfPage({ pdf, number, size, scale, text = false, label }: PdfPageProps) {
  const box = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const layer = useRef<HTMLElement>(null);
  const near = useNear(box);
  useEffect(() => {
    const target = canvas.current;
    if (!near || !target) return;
    let current = true;
    let stop = () => {};
    const draw = async () => {
      const page = await pdf.getPage(number);
      const ratio = window.devicePixelRatio || 1;
      const viewport = page.getViewport({ scale: scale * ratio });
      if (!current) return;
      const shown = document.createElement('canvas');
      shown.width = Math.floor(viewport.width);
      shown.height = Math.floor(viewport.height);
      const task = page.render({ canvas: shown, viewport });
      stop = () => task.cancel();
      await task.promise;
      if (!current) return;
      // Only what is finished is shown: zooming keeps the old picture until then.
      target.width = shown.width;
      target.height = shown.height;
      target.getContext('2d')?.drawImage(shown, 0, 0);
      if (!text || !layer.current) return;
      const { TextLayer } = await pdfLibrary();
      const container = layer.current;
      container.replaceChildren();
      container.style.setProperty('--total-scale-factor', String(scale));
      const words = new TextLayer({
        textContentSource: page.streamTextContent(),
        container,
        viewport: page.getViewport({ scale }),
      });
      stop = () => words.cancel();
      await words.render();
    };
    // Drawing that was broken off rejects; the next one is under way by then.
    draw().catch(() => undefined);
    return () => {
      current = false;
      stop();
    };
  }, [pdf, number, scale, near, text]);
  return (
    <div className="k-sheet" ref={box} style={{ width: size.width * scale, height: size.height * scale }}>
      {/* A picture hides what is in it from those who listen to the page: where there is text, that is what is read. */}
      <canvas ref={canvas} {...(text ? { 'aria-hidden': true } : { role: 'img', 'aria-label': label })} />
      {text ? <section className="k-sheet-text" aria-label={label} ref={layer} /> : null}
    </div>
  );
}
