import type { Frame } from '../frame.ts';
import type { SketchView } from '../views.ts';

/** Where the listings lie to one another, drawn without any map picture. */
export function Sketch({ frame, sketch }: { frame: Frame; sketch: SketchView }) {
  const { say } = frame;
  const { width, height, scale } = sketch;
  const names = sketch.dots.map(({ n, label }) => `${n} ${label}`).join(', ');
  return (
    <section class="sketch" aria-labelledby="sketch">
      <h2 id="sketch">{say('shortlist.sketch')}</h2>
      <svg
        viewBox={`0 0 ${width} ${height}`}
        width={width}
        height={height}
        role="img"
        aria-label={`${say('shortlist.sketch-label')} ${names}`}
      >
        {sketch.towns.map(({ name, x, y, label }) => (
          <>
            <circle cx={x} cy={y} r="2.500" fill="#6b6172" />
            <text x={label.x} y={label.y} font-size="17" fill="#574d5e" text-anchor={label.anchor}>
              {name}
            </text>
          </>
        ))}
        {sketch.dots.map(({ n, x, y }) => (
          <>
            <circle cx={x} cy={y} r="12.500" fill="#5b2155" stroke="#fff" stroke-width="2" />
            <text x={x} y={y + 5.5} font-size="15" font-weight="700" fill="#fff" text-anchor="middle">
              {n}
            </text>
          </>
        ))}
        <path d={`M14 ${height - 20}v8h${scale.length}v-8`} fill="none" stroke="#211a26" stroke-width="2" />
        <text x={20 + scale.length} y={height - 10} font-size="17" fill="#211a26">
          {scale.label}
        </text>
        <path
          d={`M${width - 22} ${height - 8}v-22l-6 9m6-9l6 9`}
          fill="none"
          stroke="#211a26"
          stroke-width="2"
        />
      </svg>
    </section>
  );
}
