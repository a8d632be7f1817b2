import { render } from 'preact';
import { App } from './app';
import { Router } from './router';

render(
  <Router>
    <App />
  </Router>,
  document.getElementById('page') as HTMLElement,
);
