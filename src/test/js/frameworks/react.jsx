import { createRoot } from 'react-dom/client';
import { Analytics, useConsent } from './docs-react.jsx';

function App() {
  const { status } = useConsent();
  return (
    <>
      <output id="status">{status}</output>
      <Analytics />
    </>
  );
}

createRoot(document.getElementById('app')).render(<App />);
