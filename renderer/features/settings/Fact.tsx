/** A fact that is only told. */
export function Fact({ label, text }: { label: string; text: string }) {
  return (
    <div className="k-fact">
      <span className="k-fact-label">{label}</span>
      <div className="k-fact-value">{text}</div>
    </div>
  );
}
