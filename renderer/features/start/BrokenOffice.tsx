export function BrokenOffice() {
  return <div>BrokenOffice</div>;
}
