export function ClientsPage() {
  return <div>ClientsPage</div>;
}
