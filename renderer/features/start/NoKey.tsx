export function NoKey() {
  return <div>NoKey</div>;
}
