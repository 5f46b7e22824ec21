import { Button } from 'antd'
import { Component, type ReactNode } from 'react'
import { Translation } from 'react-i18next'

type Props = { children: ReactNode; place?: string }
type State = { error: Error | null; place: string | undefined }

/** A page that fails says what happened, that nothing was lost, and what to do next; the rest of the desk stays. */
export class Mishap extends Component<Props, State> {
  override state: State = { error: null, place: this.props.place }

  static getDerivedStateFromError(error: Error): Partial<State> {
    return { error }
  }

  static getDerivedStateFromProps(props: Props, state: State): Partial<State> | null {
    return props.place === state.place ? null : { error: null, place: props.place }
  }

  override render(): ReactNode {
    const { error } = this.state
    if (!error) return this.props.children
    return (
      <Translation>
        {(t) => (
          <section className="mishap" role="alert">
            <h1>{t('shell:mishap.title')}</h1>
            <p>{t('shell:mishap.nothingLost')}</p>
            <p>{t('shell:mishap.next')}</p>
            <Button type="primary" onClick={() => location.reload()}>
              {t('shell:mishap.reload')}
            </Button>
            <details>
              <summary>{t('shell:mishap.details')}</summary>
              <pre>{error.message}</pre>
            </details>
          </section>
        )}
      </Translation>
    )
  }
}
