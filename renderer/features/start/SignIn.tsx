export function SignIn() {
  return <div>SignIn</div>;
}
