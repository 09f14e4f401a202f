export function NewClientPage() {
  return <div>NewClientPage</div>;
}
