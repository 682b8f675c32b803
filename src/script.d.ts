// What a TypeScript file gives that is asked for as a script: its text.
declare module '*?script' {
  const text: string;
  export default text;
}
