/** Small marks in the cells of lists: tags, and people with their initials. */
import './lists.css';

export function Marks({ words }: { words: readonly string[] }) {
  return (
    <span className="k-marks">
      {words.map((word) => (
        <span key={word} className="k-mark">
          {word}
        </span>
      ))}
    </span>
  );
}

/** Nothing for nobody. */
export function PersonMark({ name }: { name: string }) {
  if (name === '') return null;
  const [first = '', second = ''] = name.split(/\s+/u);
  return (
    <span className="k-person">
      <span className="k-person-initials" aria-hidden>
        {`${first.charAt(0)}${second.charAt(0)}`.toLocaleUpperCase()}
      </span>
      {name}
    </span>
  );
}
