import { Component, type ComponentType, type FunctionComponent } from "preact";

// A component that is drawn again only when one of its properties is another.
export function memo<Props extends object>(Draw: FunctionComponent<Props>): ComponentType<Props> {
  return class Memo extends Component<Props> {
    override shouldComponentUpdate(next: Props): boolean {
      return [...new Set([...Object.keys(next), ...Object.keys(this.props)])].some(k => next[k as keyof Props] !== this.props[k as keyof typeof this.props]);
    }
    override render() {
      return <Draw {...(this.props as Props)} />;
    }
  };
}
