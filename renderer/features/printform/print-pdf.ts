/** Printing in a browser, where the host has no dialog of its own for it. */

let frame: HTMLIFrameElement | undefined;

/** Prints a PDF by the browser's own print dialog: the very file that is shown, not the page around it. */
export function printPdf(bytes: Uint8Array<ArrayBuffer>): void {
  frame?.remove();
  const url = URL.createObjectURL(new Blob([bytes], { type: 'application/pdf' }));
  const made = document.createElement('iframe');
  frame = made;
  made.className = 'k-print-frame';
  made.src = url;
  made.addEventListener('load', () => {
    made.contentWindow?.print();
    // The dialog may stay open for long; the frame goes with the next print.
    setTimeout(() => URL.revokeObjectURL(url), 60_000);
  });
  document.body.append(made);
}
