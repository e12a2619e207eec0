// First, because the order of the layers is fixed by the first style sheet that names them.
import './style/base.css';
import './style/fonts.css';
import './style/tokens.css';

import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './App.tsx';
import { connect } from './bridge/connect.ts';
import { listenToKeyboardScanner } from './scanner/listen.ts';
import { soundAlong } from './sound/cues.ts';
import { attach } from './store/act.ts';
import { keepMillimetres } from './style/millimetres.ts';
import { chooseLanguage, pseudoLanguageOf } from './text/say.ts';

const root = document.getElementById('root');
if (root === null) throw new Error('broken invariant: the page has no root element');

keepMillimetres(window);
chooseLanguage(pseudoLanguageOf(window.location.search), document);
listenToKeyboardScanner(window);
attach(connect(window));
soundAlong();
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
