export function ClientPage() {
  return <div>ClientPage</div>;
}
