export function StartWizard() {
  return <div>StartWizard</div>;
}
